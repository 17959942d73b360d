package hotline.measures.facts;

/** What the table of facts says in the end about one complaint: a fact, and how often it counts. */
record StoredFact(long complaint, Fact fact) {}
