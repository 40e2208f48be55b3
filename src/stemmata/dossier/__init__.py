"""Dossiers: one page on one event or several, with all that it rests on, for people and for programs."""
