//! The tokens and tasks of a session, and what a call does with them.
//!
//! - `acquire` issues a token;
//! - `start` starts a task with a token that was issued, once;
//! - `query` and `update` are about a running task, under the token that it was started with;
//! - `stop` ends the task, once.
//!
//! Everything else is answered with the entry that documents it.

use agora_stt_errors::{Entry, ErrorCode, Message, Operation, Retry, Term};

/// The tokens in the order in which they were issued.
#[derive(Debug, Default)]
pub(super) struct State {
    tokens: Vec<Token>,
    tasks: usize,
}

#[derive(Debug)]
struct Token {
    name: String,
    /// Why it starts no task.
    refusal: Option<&'static Entry>,
    task: Option<Task>,
}

#[derive(Debug)]
struct Task {
    id: String,
    is_running: bool,
}

/// What a request names.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub(super) token: Option<String>,
    pub(super) task: Option<String>,
}

/// How a call ends that is not interfered with.
#[derive(Debug)]
pub(super) enum End {
    /// It has its effect, and returns these values.
    Success(Vec<(Term, String)>),
    /// It has none, as documented by this entry, perhaps with this message.
    Refusal(&'static Entry, Option<String>),
}

impl From<&'static Entry> for End {
    fn from(entry: &'static Entry) -> Self {
        Self::Refusal(entry, None)
    }
}

impl State {
    /// Whether a token was issued.
    pub(super) fn has_token(&self, name: &str) -> bool {
        self.tokens.iter().any(|token| token.name == name)
    }

    /// Whether a task was started.
    pub(super) fn has_task(&self, id: &str) -> bool {
        self.tasks().any(|task| task.id == id)
    }

    /// The tasks that were started, and whether they run.
    pub(super) fn started(&self) -> impl Iterator<Item = (&str, bool)> {
        self.tasks().map(|task| (task.id.as_str(), task.is_running))
    }

    /// Makes a call.
    pub(super) fn make(&mut self, call: Operation, subject: &Subject) -> End {
        match call {
            Operation::Acquire => self.acquire(),
            Operation::Start => self.start(subject),
            Operation::Query | Operation::Update => match self.running(subject) {
                Ok(task) if task.is_running => End::Success(Vec::new()),
                Ok(_) => Message::TaskNotFound.entry().into(),
                Err(entry) => entry.into(),
            },
            Operation::Stop => match self.running(subject) {
                Ok(task) if task.is_running => {
                    task.is_running = false;
                    End::Success(Vec::new())
                }
                Ok(_) => ErrorCode::RepeatedRequest.entry().into(),
                Err(entry) => entry.into(),
            },
            _ => End::Success(Vec::new()),
        }
    }

    /// Remembers that a start was answered so: if that says that another token is needed, this one
    /// starts no task from now on.
    pub(super) fn answered(&mut self, call: Operation, token: Option<&str>, entry: &'static Entry) {
        let is_token = |one: &&mut Token| Some(one.name.as_str()) == token && one.task.is_none();
        if let (Operation::Start, Retry::AfterCall(_)) = (call, entry.retry_for(call)) {
            if let Some(token) = self.tokens.iter_mut().find(is_token) {
                token.refusal = Some(entry);
            }
        }
    }

    fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.tokens.iter().filter_map(|token| token.task.as_ref())
    }

    fn acquire(&mut self) -> End {
        let name = format!("token-{}", self.tokens.len() + 1);
        self.tokens.push(Token { name: name.clone(), refusal: None, task: None });
        End::Success(vec![(Term::TokenName, name)])
    }

    fn start(&mut self, subject: &Subject) -> End {
        let Some(name) = &subject.token else { return ErrorCode::InvalidParameter.entry().into() };
        let Some(token) = self.tokens.iter_mut().find(|token| token.name == *name) else {
            return ErrorCode::MalformedToken.entry().into();
        };
        match (&token.task, token.refusal) {
            (Some(task), _) if task.is_running => {
                let message = Message::TaskAlreadyStarted { task_id: &task.id };
                End::Refusal(message.entry(), Some(message.to_string()))
            }
            (Some(_), _) => ErrorCode::RepeatedRequest.entry().into(),
            (None, Some(refusal)) => refusal.into(),
            (None, None) => {
                self.tasks += 1;
                let id = format!("task-{}", self.tasks);
                token.task = Some(Task { id: id.clone(), is_running: true });
                End::Success(vec![(Term::TaskId, id)])
            }
        }
    }

    /// The task that a request names, running or not.
    fn running(&mut self, subject: &Subject) -> Result<&mut Task, &'static Entry> {
        let (Some(name), Some(id)) = (&subject.token, &subject.task) else {
            return Err(ErrorCode::InvalidParameter.entry());
        };
        if !self.has_token(name) {
            return Err(ErrorCode::MalformedToken.entry());
        }
        let token = self
            .tokens
            .iter_mut()
            .find(|token| token.task.as_ref().is_some_and(|task| task.id == *id));
        match token {
            Some(Token { name: owner, task: Some(task), .. }) if owner == name => Ok(task),
            Some(_) => Err(Message::TaskIdMismatch.entry()),
            None => Err(Message::TaskNotFound.entry()),
        }
    }
}
