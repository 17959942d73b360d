package hotline.policy.phrase;

import java.util.List;

/** What a policy offers agents to say, in its order, and what it forbids. */
public record PhraseBook(List<Phrase> all, List<Forbidden> forbidden) {
    public static final PhraseBook NONE = new PhraseBook(List.of(), List.of());

    public PhraseBook {
        all = List.copyOf(all);
        forbidden = List.copyOf(forbidden);
    }

    public List<Phrase> of(Situation situation) {
        return all.stream().filter(phrase -> phrase.situation() == situation).toList();
    }
}
