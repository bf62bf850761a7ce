"""The memo (校核备忘录): a review in words that can be sent back to the issuer."""
