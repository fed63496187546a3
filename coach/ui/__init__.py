"""The pages: what a person sees and types; each page asks the coach once and draws the answer."""
