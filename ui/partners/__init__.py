"""The parts of the page of partners: whom we work with, what was bought, what came of it.

reading     what the page reads, in one go
commission  one commission: figures, the line to send, agreeing and stopping
partner     one partner: who to speak to, what meets, its commissions
money       funder lines, and what is over
"""
