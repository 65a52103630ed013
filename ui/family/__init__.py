"""The parts of a child's Family tab: whom to ring, what was agreed, the home, brothers and sisters.

heard       what a line of talk says of an agreement, of a home
part        the tab: whom to ring first, then what was agreed, then the home
line_adder  what both lines of talk do alike: keep, leave, a draft meanwhile
asking      a try or an answer in one line
moving      where a family lives now, in one line
agreements  a row for each thing that can be agreed to, and what to ask next
home_card   who lives there, where they live and lived
needs       what they need, and what is being done
programme   where the child is in the programme: its clock, its turns
shared      everything that was shared about a child, with whom, why
telling_adder  told by word of mouth, in one line
siblings    brothers and sisters on this laptop, side by side with what comes next
stepping_up  who else is in the child's life, before, during and after
"""
