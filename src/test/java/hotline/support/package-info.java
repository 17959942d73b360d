/**
 * What tests of several packages share: the running server and its clients, databases, clocks, one way to wait and one
 * way to draft a complaint. A test, or what only one package's tests use, may not enter.
 */
package hotline.support;
