"""The place Khắc phục: the register with its plan, prompts, notes, appeals and the closing of the period.

Nothing is decided here: what may be stored, closed or reopened is the services' word.
"""
