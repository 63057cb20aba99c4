/** SNS on loopback. */
@org.jspecify.annotations.NullMarked
package local.sns;
