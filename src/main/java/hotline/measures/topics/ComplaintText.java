package hotline.measures.topics;

/**
 * The text of a complaint.
 *
 * @param customer who wrote it, the same text for the same person
 * @param branch that it is about; an empty text: none
 */
public record ComplaintText(long complaint, String customer, String branch, String text) {}
