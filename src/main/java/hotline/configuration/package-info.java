/**
 * What can be set about a server, each setting declared once with its flag, its environment variable, its default and what
 * it may be; and what is asked of the environment and the machine. Nothing else reads either, and this knows no other room.
 */
package hotline.configuration;
