/** S3, SQS, Glue and Athena in this JVM, on loopback. In: a folder and a port. Out: four endpoints the AWS SDK can talk to. */
@org.jspecify.annotations.NullMarked
package local;
