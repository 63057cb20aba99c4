/** S3 on loopback. In: what the AWS SDK sends to S3. Out: whole objects only, and a notification for each new one. */
@org.jspecify.annotations.NullMarked
package local.s3;
