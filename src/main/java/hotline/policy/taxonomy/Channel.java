package hotline.policy.taxonomy;

/**
 * A way by which complaints arrive (投诉渠道, F2).
 *
 * @param mustBeAnswered the regulation says in words that every message on this channel gets an answer
 */
public record Channel(String code, LocalizedName name, Source source, Filer filedBy, boolean mustBeAnswered) {}
