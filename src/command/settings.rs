//! How the user's servers are reached: by what was typed, else by mail.toml in the user's own folder. No file of a project is read.

use super::mail_arguments::{SecurityChoice, SendingArguments};
use super::{post, terminal};
use crate::check::{discreet, outgoing};
use crate::deliver::read_secret;
use crate::disk::read_text;
use crate::error::{Error, Result};
use crate::model::{Account, Outgoing, Proof, SecretSource, Security};

/// The user's settings; nothing when the file has mistakes, which have then been printed.
pub fn own_settings(arguments: &SendingArguments) -> Result<Option<Outgoing>> {
    let path = match &arguments.config {
        Some(path) => Some(path.clone()),
        None => terminal::config_folder("--config").ok().map(|folder| folder.join("mail.toml")),
    };
    let Some(path) = path.filter(|path| arguments.config.is_some() || path.is_file()) else {
        return Ok(Some(Outgoing::default()));
    };
    let full = std::path::absolute(&path).map_err(Error::disk("read", &path))?;
    post::refuse_inside_dossier(&path)?;
    let text = match read_text(&path)? {
        Ok(text) => text,
        Err(diagnostic) => {
            // The line may hold the secret.
            terminal::diagnostics(&[discreet(diagnostic)]);
            return Ok(None);
        }
    };
    let (read, found) = outgoing(&text);
    terminal::diagnostics(&found);
    Ok(found.is_empty().then(|| read.beside(full.parent().unwrap_or(&full))))
}

/// An account of the file, in which what was typed takes precedence.
pub fn with_typed(arguments: &SendingArguments, mut file: Account) -> Account {
    let words = |text: &String| {
        let words = text.split_whitespace().map(str::to_owned).collect();
        SecretSource::Command { words, folder: None }
    };
    let variable = |name: &String| SecretSource::Variable(name.clone());
    let secret = arguments.password_env.as_ref().map(|name| (Proof::Password, variable(name)));
    let secret = secret.or(arguments.password_command.as_ref().map(|text| (Proof::Password, words(text))));
    let secret = secret.or(arguments.token_env.as_ref().map(|name| (Proof::Token, variable(name))));
    let secret = secret.or(arguments.token_command.as_ref().map(|text| (Proof::Token, words(text))));
    let security = arguments.security.map(|choice| match choice {
        SecurityChoice::Starttls => Security::StartTls,
        SecurityChoice::Tls => Security::Tls,
        SecurityChoice::None => Security::None,
    });
    // A server that was typed isn't given the password of the one in the file.
    if arguments.server.as_ref().is_some_and(|server| file.server.as_ref() != Some(server)) {
        file = Account { timeout: file.timeout, ..Account::default() };
    }
    Account {
        server: arguments.server.clone().or(file.server),
        port: arguments.port.or(file.port),
        security: security.or(file.security),
        user: arguments.user.clone().or(file.user),
        secret: secret.or(file.secret),
        ca_file: arguments.ca_file.clone().or(file.ca_file),
        timeout: arguments.timeout.or(file.timeout),
    }
}

/// The secret of an account, from where it is kept; empty where none is named.
pub fn password(account: &Account) -> Result<String> {
    match &account.secret {
        Some((_, source)) => read_secret(source, terminal::variable),
        None => Ok(String::new()),
    }
}
