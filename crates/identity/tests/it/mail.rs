//! Mail, to a server of our own on loopback that keeps what it gets.

use identity::{Hasher, Identity, MailSettings, MailTls, NewInvitation, Settings, invite_user};
use kernel::Role;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

use crate::builders::{HERE, House, on_both, permit};

/// A server that takes every message; `answer` is what it says to the sender's address.
async fn sink(answer: &'static str) -> (u16, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Some(message) = take(stream, answer).await {
                let _gone = sender.send(message);
            }
        }
    });
    (port, receiver)
}

async fn take(stream: TcpStream, answer: &str) -> Option<String> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 sink\r\n").await.ok()?;
    let (mut message, mut in_message) = (String::new(), false);
    while let Some(line) = lines.next_line().await.ok()? {
        if in_message {
            if line == "." {
                in_message = false;
                writer.write_all(b"250 kept\r\n").await.ok()?;
            } else {
                message.push_str(&line);
                message.push('\n');
            }
            continue;
        }
        let said = match line.split(' ').next().unwrap_or_default() {
            "MAIL" => answer,
            "DATA" => {
                in_message = true;
                "354 go on"
            }
            "QUIT" => {
                writer.write_all(b"221 bye\r\n").await.ok()?;
                break;
            }
            _ => "250 fine",
        };
        writer.write_all(format!("{said}\r\n").as_bytes()).await.ok()?;
    }
    (!message.is_empty()).then_some(message)
}

fn identity(port: u16) -> Identity {
    let mail = MailSettings {
        host: "127.0.0.1".into(),
        port,
        tls: MailTls::None,
        user: None,
        password: None,
        from: "svi@opstina.rs".parse().unwrap(),
    };
    let settings = Settings::at("https://svi.test");
    Identity::new(Settings { hasher: Hasher::quick(), mail: Some(mail), ..settings })
}

async fn invite(house: &House<'_>) -> String {
    house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
    let milan = house.actor("milan@opstina.rs").await;
    let new = NewInvitation {
        unit: None,
        email: "jelena@opstina.rs".parse().unwrap(),
        name: "Jelena Marković".into(),
        roles: vec![Role::Analyst],
    };
    let invited = invite_user(&permit(&milan), &house.identity, house.database(), new).await;
    invited.unwrap().1.reveal().to_owned()
}

/// Quoted-printable or base64 as the receiver's program shows it.
fn readable(message: &str) -> String {
    let (head, body) = message.split_once("\n\n").expect("a head and a body");
    if head.contains("base64") {
        let joined: String = body.split_whitespace().collect();
        let bytes = data_encoding::BASE64.decode(joined.as_bytes()).expect("base64");
        return String::from_utf8(bytes).expect("text");
    }
    let joined = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let [first, more @ ..] = rest {
        if let (b'=', [a, b, after @ ..]) = (first, more) {
            let hex = String::from_utf8(vec![*a, *b]).expect("two digits");
            bytes.push(u8::from_str_radix(&hex, 16).expect("two digits"));
            rest = after;
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8(bytes).expect("text")
}

#[test]
fn an_invitation_goes_by_mail_and_nothing_of_it_stays() {
    on_both(async |house| {
        let (port, mut received) = sink("250 fine").await;
        let house = House { base: house.base, identity: identity(port) };
        let token = invite(&house).await;
        house.work(None).await;
        let message = received.recv().await.expect("a message");
        assert!(message.contains("To: jelena@opstina.rs"), "{message}");
        assert!(message.contains("From: svi@opstina.rs"), "{message}");
        let text = readable(&message);
        assert!(text.contains(&format!("https://svi.test/invitations/{token}")), "{text}");
        assert!(text.contains("Vranje vas poziva"), "{text}");
        let actions = house.actions().await;
        assert!(actions.contains(&"send_mail".to_owned()), "{actions:?}");
    });
}

#[test]
fn a_server_that_refuses_is_tried_again_and_the_fault_names_nobody() {
    on_both(async |house| {
        let (port, _received) = sink("451 later").await;
        let house = House { base: house.base, identity: identity(port) };
        invite(&house).await;
        house.work(None).await;
        let reader = house.database().read(&house.everywhere()).await.unwrap();
        let filter = database::jobs::JobFilter {
            kind: Some("identity.send_mail".into()),
            ..Default::default()
        };
        let found = database::jobs::list(&reader, &filter, None, 10).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].state, database::JobState::Waiting);
        let fault = found[0].error.as_deref();
        assert_eq!(fault, Some("the mail server refuses: it answers 451"));
    });
}

#[test]
fn who_has_not_read_a_notice_is_told_once_by_mail_that_there_is_one() {
    on_both(async |house| {
        let (port, mut received) = sink("250 fine").await;
        let house = House { base: house.base, identity: identity(port) };
        house.user("ana@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        house.come_in("ana@opstina.rs").await;
        let ana = house.actor("ana@opstina.rs").await;
        let recogniser = house.identity.recogniser();
        let cyrillic = kernel::Language::SerbianCyrillic;
        let database = house.database();
        web::Authenticate::remember_language(&recogniser, database, &ana, cyrillic).await.unwrap();
        house.work(Some("identity.mail_notices")).await;
        assert!(received.try_recv().is_err(), "who is at work needs no mail");
        house.wait(11 * 60);
        house.work(Some("identity.mail_notices")).await;
        let message = received.try_recv().expect("a message");
        assert!(message.contains("To: ana@opstina.rs"), "{message}");
        let text = readable(&message);
        assert!(text.contains("чека вас 1 непрочитано обавештење"), "{text}");
        assert!(text.contains("https://svi.test/notices"), "{text}");
        house.wait(60 * 60);
        house.work(Some("identity.mail_notices")).await;
        assert!(received.try_recv().is_err(), "once is enough");
    });
}
