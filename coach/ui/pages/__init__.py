"""The pages, each an outline: inputs, one question to the coach, what to show when there is nothing, drawing."""
