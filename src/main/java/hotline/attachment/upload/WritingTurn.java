package hotline.attachment.upload;

import java.util.UUID;

/**
 * One sender's turn of writing an upload. The newest turn writes; older ones store nothing more.
 *
 * @param writer its number
 * @param from bytes that were stored when it began
 */
public record WritingTurn(UUID id, int writer, long from, long size, long blob) {}
