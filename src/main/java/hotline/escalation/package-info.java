@org.jspecify.annotations.NullMarked
package hotline.escalation;
