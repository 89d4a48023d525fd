-- Which areas alone were looked at, by their names, in order; empty when all were. What a part shows says nothing of the rest.
ALTER TABLE runs ADD COLUMN part TEXT NOT NULL DEFAULT '';
