/** Bedrock on loopback. */
@org.jspecify.annotations.NullMarked
package local.bedrock;
