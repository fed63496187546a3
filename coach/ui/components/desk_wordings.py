def wordings(draft, result): return ""
