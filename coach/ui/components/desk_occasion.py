def occasion(draft): return ""
