/**
 * Shared by tests of several packages: the running server and its clients, databases, clocks, one way to wait and one
 * way to draft a complaint. Tests, and classes that only one package's tests use, may not enter.
 */
package hotline.support;
