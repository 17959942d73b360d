package hotline.erasure;

import java.util.List;

/**
 * What an erasure would empty, and what holds it.
 *
 * @param version of the file
 * @param files all that are merged into the file, and itself
 * @param contacts also those that ended
 * @param exports kept files of exports that would be deleted
 * @param leavesDigests digests of numbers would stay, because a blacklist or a refusal holds
 */
public record ErasurePreview(
        int version,
        List<Long> files,
        int complaints,
        int callbacks,
        int notices,
        int contacts,
        int exports,
        boolean leavesDigests,
        List<Hold> holds) {
    public ErasurePreview {
        files = List.copyOf(files);
        holds = List.copyOf(holds);
    }
}
