package routes.samples;

import java.util.List;

/** The people, roles and machines of the samples. */
final class People {
    static final List<String> NAMES = List.of(
            "jane.doe",
            "sam.lee",
            "maria.rossi",
            "ahmed.khan",
            "olga.petrova",
            "liam.murphy",
            "chen.wei",
            "fatima.ali",
            "john.smith",
            "anna.novak",
            "pedro.silva",
            "yuki.tanaka",
            "emma.brown",
            "noah.weber",
            "sara.lind",
            "ivan.horvat",
            "lucas.martin",
            "nina.schmidt",
            "omar.haddad",
            "zoe.walker");
    static final List<String> PERSON_ROLES =
            List.of("AdministratorAccess", "PowerUser", "ReadOnly", "DatabaseOperator");
    static final List<String> MACHINE_ROLES =
            List.of("payments-api", "orders-worker", "etl-nightly", "eks-node", "ci-deployer", "backup-runner");
    static final List<String> SERVICES =
            List.of("ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com", "eks.amazonaws.com");
    static final List<String> AGENTS = List.of(
            "aws-sdk-java/2.41.24 md/io#sync md/http#Apache ua/2.1 os/Linux#6.12.40 lang/java#17.0.15 m/D,N",
            "Boto3/1.40.21 md/Botocore#1.40.21 ua/2.1 os/linux#6.1.147 md/arch#x86_64 lang/python#3.12.11",
            "aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/macos#25.1.0 md/arch#arm64 lang/python#3.13.7",
            "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36");
    static final List<String> TYPED = List.of(
            "sudo su -",
            "whoami",
            "uptime",
            "df -h",
            "cd /var/log",
            "tail -n 100 messages",
            "systemctl status payments",
            "cat /etc/shadow",
            "journalctl -u payments --since today",
            "ps aux | grep java",
            "top -b -n 1",
            "free -m",
            "curl -s localhost:8080/health",
            "vi /etc/payments/payments.conf",
            "systemctl restart payments",
            "grep -R password /etc/payments",
            "psql -h db.internal -U payments",
            "select count(*) from orders;",
            "\\q",
            "exit");

    private People() {}
}
