/**
 * The operations of reports: drafts, publication, published reports in all their forms, schedules. Only requests and answers are
 * read and written here; what a report holds and how it looks belongs to {@code hotline.report}.
 */
@NullMarked
package hotline.http.api.reports;

import org.jspecify.annotations.NullMarked;
