/** S3, SQS, Glue, Athena, Bedrock and SNS in this JVM, on loopback. In: a folder and a port. Out: six endpoints the AWS SDK can talk to. */
@org.jspecify.annotations.NullMarked
package local;
