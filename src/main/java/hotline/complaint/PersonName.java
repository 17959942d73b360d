package hotline.complaint;

/** One of our people as screens show them; {@code id} is {@code person.id}. */
public record PersonName(long id, String name) {}
