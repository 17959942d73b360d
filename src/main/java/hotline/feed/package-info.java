@org.jspecify.annotations.NullMarked
package hotline.feed;
