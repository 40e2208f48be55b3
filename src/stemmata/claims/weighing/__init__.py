"""Weighing: where several readings of a word, or several fillers of a role, are possible, evidence is added up.

The rules of `claims/` say what could be; weights learned from annotated reports (`knowledge/weights/`, made by
`training/weigh.py`) say how much each piece of evidence has been worth. The sum decides, and its largest parts are the
reason that a claim gives.
"""
