package hotline.secret;

/** What a key of the server is for; a code made for one purpose says nothing for another. */
public enum KeyPurpose {
    /** Digests of addresses. */
    ADDRESS("address"),
    /** Digests by which messages to an address are counted. */
    LIMIT("limit"),
    /** Message-IDs of mails, by which an answer finds its message. */
    MESSAGE_ID("message-id"),
    /** Links in messages, which open a complaint's page. */
    LINK("link"),
    /** Places in lists that have what their readers may not know. */
    PLACE("place");

    private final String code;

    KeyPurpose(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
