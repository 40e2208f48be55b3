"""How right the claims are, against gold that people made."""
