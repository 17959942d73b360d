/** An endpoint of webhooks as an administrator may register it. It is paused, since a demo sends nothing anywhere. */
@NullMarked
package hotline.demo.webhook;

import org.jspecify.annotations.NullMarked;
