/**
 * Messages to customers about their complaints (T4, T6, K3): which event gives which message, with what filled in; the links in messages,
 * which open a complaint and stop messages; and what is done where no message reaches the customer. Nothing internal, and nothing that a
 * person wrote, leaves here (P6, K8).
 */
@NullMarked
package hotline.told;

import org.jspecify.annotations.NullMarked;
