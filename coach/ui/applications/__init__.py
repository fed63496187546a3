"""The Applications page without its widgets: what is shown of an application, and what is made of what was typed."""
