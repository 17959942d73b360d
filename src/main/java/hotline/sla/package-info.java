@org.jspecify.annotations.NullMarked
package hotline.sla;
