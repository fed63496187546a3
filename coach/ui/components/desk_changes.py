def changes(a, b): return ""
