package hotline.identity;

/**
 * A person's account.
 *
 * @param sessionEpoch tokens issued under another epoch are over; raising it ends every session at once (S1)
 */
record Account(Person person, String passwordHash, boolean enabled, int sessionEpoch) {}
