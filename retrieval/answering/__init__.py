"""From a question and its passages to an answer: which sentence, which words of it, how sure; or none."""
