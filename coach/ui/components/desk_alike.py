def alike(stored): return ""
