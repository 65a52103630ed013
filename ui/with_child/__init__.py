"""The window turned to a child: only what is hers, large and calm, and where she answers herself.

door    opens it in place of the window, and the window again on the tab that was on
view    the whole of it: her words at one side, her goals at the other
words   her words, what she is good at, what she hopes for; where she types her own
letter  her letter, once the ending has begun
typed_by_her  a card in which she types herself, over what stands
said    you said, we did; and where she says more
goal    one goal of hers: how near it feels, what was done, what comes
hills   hills and a low sun, drawn
faces   a scale from 0 to 10 with faces
"""
