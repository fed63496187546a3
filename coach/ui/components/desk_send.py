def send(stored, draft): return ""
