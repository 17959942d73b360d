/**
 * What if: history run through another policy, to see which limits would have passed, what would have been closed in time
 * and which notices would have been sent. The rules that ruled then and those tried are counted by the same engine, the
 * one that real limits are counted by, so that only rules differ.
 */
@org.jspecify.annotations.NullMarked
package hotline.replay;
