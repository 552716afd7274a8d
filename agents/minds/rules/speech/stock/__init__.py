"""The stock of lines, a module per act: plain templates to be read, judged and added to."""
