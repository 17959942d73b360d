@org.jspecify.annotations.NullMarked
package hotline.http;
