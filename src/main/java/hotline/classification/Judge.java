package hotline.classification;

/**
 * Judges what a complaint is about (F3) and how severe it is (F4). Pure and safe for use by many threads; the lexicon
 * is one, a model learned from corrections may stand beside it.
 */
public interface Judge {

    /** Never null; a text that says nothing is {@code other}, {@code minor} without reasons. */
    Judgement judge(String text);

    /** Names what judged, stored with each judgement. */
    String version();
}
