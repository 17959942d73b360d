package hotline.told;

import hotline.secret.KeyPurpose;
import hotline.secret.ServerKey;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;

/**
 * What mails about complaints are signed with.
 *
 * @param link of links that open a complaint's page
 * @param messageId of what an answer is known by
 */
record MailKeys(ServerKey link, ServerKey messageId) {
    static Future<MailKeys> of(ServerKeys keys) {
        return keys.of(KeyPurpose.LINK)
                .compose(link -> keys.of(KeyPurpose.MESSAGE_ID).map(messageId -> new MailKeys(link, messageId)));
    }
}
