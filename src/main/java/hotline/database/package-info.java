/**
 * The one PostgreSQL behind everything: started here when none is configured, checked, migrated, and reached through
 * pools that say no in time. Knows nothing of complaints.
 */
package hotline.database;
