"""One verb a file: plain arguments in, a result value out; the floors below meet here."""
