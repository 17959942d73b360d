/**
 * Puts the services together that a complaint goes through after intake, once for the server and the demo. No rule, no
 * statement and no route may enter.
 */
package hotline.wiring;
