/**
 * The demo's reports and schedules, made by the services that people use. Nothing of the server may enter.
 */
@NullMarked
package hotline.demo.report;

import org.jspecify.annotations.NullMarked;
