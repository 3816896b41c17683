"""The page Hội nghị: attendance, officers, agenda with remarks, ballots as totals, conclusion.

Everything is written through the meetings service.
No voter, no paper and no order of votes is known here.
"""
